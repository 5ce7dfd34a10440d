-- name: stories__spread
select term, count(distinct article_id) as articles
from article_term
group by term

-- name: weigh
select t.article_id, t.term, t.kind, t.count, s.articles, n.total
from article_term t
join stories__spread s on s.term = t.term
cross join (select count(*) as total from article) n

-- name: stories__length
select article_id, cast(sum(weight * weight) as bigint) as squared
from stories__weight
group by article_id

-- name: stories__telling
select article_id, term, weight
from (
    select w.article_id, w.term, w.weight, row_number() over (
        partition by w.article_id order by w.weight desc nulls last, w.term nulls last
    ) as place
    from stories__weight w
    join stories__spread s on s.term = w.term
    cross join (select count(*) as total from article) n
    where s.articles > 1 and (s.articles <= 100 or 50 * s.articles <= n.total)
) ranked
where place <= 40

-- name: stories__shared
select a.article_id as one, b.article_id as other, count(*) as terms,
       cast(sum(a.weight * b.weight) as bigint) as product
from stories__telling a
join stories__telling b on b.term = a.term and a.article_id < b.article_id
group by a.article_id, b.article_id
having count(*) > 1

-- name: stories__candidate
select s.one, s.other
from stories__shared s
join stories__length a on a.article_id = s.one
join stories__length b on b.article_id = s.other
where cast(s.product as double) * s.product * 4000 >= cast(a.squared as double) * b.squared

-- name: stories__product
select c.one, c.other, cast(sum(a.weight * b.weight) as bigint) as product
from stories__candidate c
join stories__weight a on a.article_id = c.one
join stories__weight b on b.article_id = c.other and b.term = a.term
group by c.one, c.other

-- name: likeness
select p.one, p.other, p.product, a.squared as squared_one, b.squared as squared_other,
       days_between(published_day(x.published_at, x.extra), published_day(y.published_at, y.extra)) as days
from stories__product p
join stories__length a on a.article_id = p.one
join stories__length b on b.article_id = p.other
join article x on x.article_id = p.one
join article y on y.article_id = p.other

-- name: pairs
select one, other, score
from stories__likeness
where score > 0
order by one nulls last, other nulls last

-- name: articles
select a.article_id, a.headline, a.published_at, substr(a.text, coalesce(p.first_char, 0) + 1, 200) as opening
from article a
left join (
    select article_id, cast(min(start_char) as bigint) as first_char from passage where kind = 'body' group by article_id
) p on p.article_id = a.article_id
order by a.article_id nulls last
