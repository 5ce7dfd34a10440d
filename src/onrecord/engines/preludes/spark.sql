-- name: days_between
create or replace temporary function days_between(later date, earlier date) returns bigint
return cast(datediff(later, earlier) as bigint);
-- name: published_day
create or replace temporary function published_day(published_at timestamp_ntz, extra string) returns date
return case
    when instr(extra, '"published_local": "') > 0
        and abs(datediff(try_cast(substr(extra, instr(extra, '"published_local": "') + 20, 10) as date), cast(published_at as date))) = 1
    then try_cast(substr(extra, instr(extra, '"published_local": "') + 20, 10) as date)
    else cast(published_at as date)
end;
