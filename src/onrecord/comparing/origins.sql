-- What origins.py asks for: who stands behind each statement of a claim, copied passages, hops, and the counts at the end.

-- name: support
select
    c.claim_id,
    c.statement_id,
    c.stance,
    c.similarity,
    s.article_id,
    s.outlet,
    s.text,
    s.attribution_id,
    s.speaker_id,
    s.source_text,
    s.speech,
    s.occasion_id,
    s.start_char,
    s.end_char,
    e.name as speaker,
    e.type as speaker_type,
    e.role as speaker_role,
    e.country_code,
    n.entity_id is not null as by_name
from claim_statement as c
inner join story_statement as s on c.statement_id = s.statement_id
left join entity as e on s.speaker_id = e.entity_id
left join (select distinct entity_id from mention where form = 'name') as n on s.speaker_id = n.entity_id
order by c.claim_id, c.statement_id

-- name: copied
select distinct
    x.statement_id as statement_a,
    y.statement_id as statement_b,
    r.credited
from reuse as r
inner join story_statement as x
    on r.article_id = x.article_id and r.start_char < x.end_char and r.end_char > x.start_char
inner join story_statement as y
    on r.from_article_id = y.article_id and r.from_start_char < y.end_char and r.from_end_char > y.start_char
inner join claim_statement as cx on x.statement_id = cx.statement_id
inner join claim_statement as cy on y.statement_id = cy.statement_id and cx.claim_id = cy.claim_id
where
    2 * (least(r.end_char, x.end_char) - greatest(r.start_char, x.start_char)) >= x.end_char - x.start_char
    and 2 * (least(r.from_end_char, y.end_char) - greatest(r.from_start_char, y.start_char)) >= y.end_char - y.start_char
order by statement_a, statement_b

-- name: hops
select attribution_id, hop, name, entity_id
from relay
order by attribution_id, hop

-- name: quoted
select distinct
    s.article_id,
    s.speaker_id,
    e.name as speaker,
    e.type as speaker_type,
    e.role as speaker_role,
    e.country_code
from story_statement as s
inner join entity as e on s.speaker_id = e.entity_id
order by s.article_id, s.speaker_id

-- name: through
select distinct
    s.article_id,
    r.name
from story_statement as s
inner join relay as r on s.attribution_id = r.attribution_id
order by s.article_id, r.name

-- name: counted
select distinct c.statement_id, f.value
from claim_statement as c
inner join story_statement as s on c.statement_id = s.statement_id
inner join figure as f
    on s.article_id = f.article_id and f.start_char >= s.start_char and f.end_char <= s.end_char
where f.value >= 13
order by c.statement_id, f.value

-- name: disputed
select distinct c.claim_id
from claim_statement as c
inner join contradiction as x on c.statement_id in (x.statement_a, x.statement_b)
where c.stance = 'supports'
order by c.claim_id

-- name: claim_rows
select *
from claim
order by claim_id

-- name: member_rows
select *
from claim_statement
order by claim_id, statement_id
