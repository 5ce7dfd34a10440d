-- name: days_between
create or replace temp macro days_between(later, earlier) as cast(date_diff('day', earlier, later) as bigint);
