-- name: days_between
create or replace temp macro days_between(later, earlier) as cast(date_diff('day', earlier, later) as bigint);
-- name: published_day
create or replace temp macro published_day(published_at, extra) as case
    when instr(extra, '"published_local": "') > 0
        and abs(date_diff('day', try_cast(substr(extra, instr(extra, '"published_local": "') + 20, 10) as date), cast(published_at as date))) = 1
    then try_cast(substr(extra, instr(extra, '"published_local": "') + 20, 10) as date)
    else cast(published_at as date)
end;
