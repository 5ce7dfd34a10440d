-- name: reuse__holding
select h.hash, h.article_id, row_number() over (
    partition by h.hash order by a.published_at nulls last, h.article_id nulls last
) as place
from (select distinct hash, article_id from shingle) h
join article a on a.article_id = h.article_id
join (select hash from (select distinct hash, article_id from shingle) d group by hash having count(*) between 2 and 500) s
    on s.hash = h.hash

-- name: reuse__candidate
select a.article_id as one, b.article_id as other, count(*) as shingles
from reuse__holding a
join reuse__holding b on b.hash = a.hash and b.place < a.place and b.place <= 5
group by a.article_id, b.article_id
having count(*) > 2

-- name: texts
select case when x.article_id < y.article_id then c.one else c.other end as one,
       case when x.article_id < y.article_id then c.other else c.one end as other,
       case when x.article_id < y.article_id then x.text else y.text end as text_one,
       case when x.article_id < y.article_id then y.text else x.text end as text_other,
       case when x.article_id < y.article_id then x.outlet else y.outlet end as outlet_one,
       case when x.article_id < y.article_id then y.outlet else x.outlet end as outlet_other,
       case when x.article_id < y.article_id then x.byline else y.byline end as byline_one,
       case when x.article_id < y.article_id then y.byline else x.byline end as byline_other,
       case when x.article_id < y.article_id then x.published_at else y.published_at end as published_one,
       case when x.article_id < y.article_id then y.published_at else x.published_at end as published_other
from reuse__candidate c
join article x on x.article_id = c.one
join article y on y.article_id = c.other
order by one nulls last, other nulls last

-- name: reuse__in_body
select p.article_id, p.start_char, p.from_article_id, p.from_start_char
from reuse__passage p
join passage b on b.article_id = p.article_id and b.kind = 'body'
    and b.start_char < p.end_char and b.end_char > p.start_char
group by p.article_id, p.start_char, p.end_char, p.from_article_id, p.from_start_char
having 2 * sum(least(b.end_char, p.end_char) - greatest(b.start_char, p.start_char)) >= p.end_char - p.start_char

-- name: reuse__of_body
select p.article_id, p.start_char, p.from_article_id, p.from_start_char
from reuse__passage p
join passage f on f.article_id = p.from_article_id and f.kind = 'body'
    and f.start_char < p.from_end_char and f.end_char > p.from_start_char
group by p.article_id, p.start_char, p.from_article_id, p.from_start_char, p.from_end_char
having 2 * sum(least(f.end_char, p.from_end_char) - greatest(f.start_char, p.from_start_char))
    >= p.from_end_char - p.from_start_char

-- name: reuse__quotation
select a.article_id, s.start_char, s.end_char
from attribution_reading a
join attribution_span s on s.attribution_id = a.attribution_id
where s.role = 'content' and a.kind = 'direct'

-- name: reuse__said
select p.article_id, p.start_char, p.from_article_id, p.from_start_char,
       cast(sum(least(q.end_char, p.end_char) - greatest(q.start_char, p.start_char)) as bigint) as quoted
from reuse__passage p
join reuse__quotation q on q.article_id = p.article_id and q.start_char < p.end_char and q.end_char > p.start_char
group by p.article_id, p.start_char, p.from_article_id, p.from_start_char

-- name: reuse__said_before
select p.article_id, p.start_char, p.from_article_id, p.from_start_char,
       cast(sum(least(q.end_char, p.from_end_char) - greatest(q.start_char, p.from_start_char)) as bigint) as quoted
from reuse__passage p
join reuse__quotation q
    on q.article_id = p.from_article_id and q.start_char < p.from_end_char and q.end_char > p.from_start_char
group by p.article_id, p.start_char, p.from_article_id, p.from_start_char

-- name: reuse
select p.article_id, p.start_char, p.end_char, p.from_article_id, p.from_start_char, p.from_end_char, p.similarity,
       p.credited,
       (p.marked or 10 * coalesce(s.quoted, 0) >= 8 * (p.end_char - p.start_char))
       and (p.from_marked or 10 * coalesce(f.quoted, 0) >= 8 * (p.from_end_char - p.from_start_char)) as quotation
from reuse__passage p
join reuse__in_body b
    on b.article_id = p.article_id and b.start_char = p.start_char and b.from_article_id = p.from_article_id
    and b.from_start_char = p.from_start_char
join reuse__of_body o
    on o.article_id = p.article_id and o.start_char = p.start_char and o.from_article_id = p.from_article_id
    and o.from_start_char = p.from_start_char
left join reuse__said s
    on s.article_id = p.article_id and s.start_char = p.start_char and s.from_article_id = p.from_article_id
    and s.from_start_char = p.from_start_char
left join reuse__said_before f
    on f.article_id = p.article_id and f.start_char = p.start_char and f.from_article_id = p.from_article_id
    and f.from_start_char = p.from_start_char
