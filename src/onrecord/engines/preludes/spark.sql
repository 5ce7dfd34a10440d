-- name: days_between
create or replace temporary function days_between(later date, earlier date) returns bigint
return cast(datediff(later, earlier) as bigint);
