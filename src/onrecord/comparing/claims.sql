-- What claims.py asks for: statements with their grounds, the terms by which they are compared, pairs worth scoring.

-- name: story_statement
select
    s.statement_id,
    s.article_id,
    s.start_char,
    s.end_char,
    s.attribution_id,
    b.story_id,
    a.outlet,
    cast(a.published_at as date) as published_on,
    a.published_at,
    coalesce(f.resolved, s.text) as resolved,
    s.text,
    coalesce(f.status, 'happened') as status,
    coalesce(f.polarity, 'positive') as polarity,
    coalesce(f.hedged, false) as hedged,
    f.tense,
    f.predicate,
    f.holds_from,
    f.holds_to,
    subj.entity_id as subject_id,
    obj.entity_id as object_id,
    t.speaker_id,
    t.source_text,
    t.cue_text,
    coalesce(t.act, 'assert') as act,
    coalesce(t.attitude, 'reporting') as attitude,
    t.kind as speech,
    t.said_on,
    t.occasion_id,
    h.article_id is not null as in_headline
from statement as s
inner join article as a on s.article_id = a.article_id
inner join (
    select article_id, min(story_id) as story_id
    from story_article
    group by article_id
) as b on s.article_id = b.article_id
left join statement_feature as f on s.statement_id = f.statement_id
left join cluster_entity as subj on f.subject_cluster = subj.cluster_id
left join cluster_entity as obj on f.object_cluster = obj.cluster_id
left join attribution as t on s.attribution_id = t.attribution_id
left join (
    select article_id, min(start_char) as start_char, max(end_char) as end_char
    from passage
    where kind = 'headline'
    group by article_id
) as h on s.article_id = h.article_id and s.start_char >= h.start_char and s.end_char <= h.end_char

-- name: statement_entity
select distinct
    s.statement_id,
    m.entity_id
from statement as s
inner join mention as m
    on s.article_id = m.article_id and m.start_char >= s.start_char and m.end_char <= s.end_char
where m.entity_id is not null

-- name: statement_key
select distinct s.story_id, s.statement_id, t.kind || ':' || t.term as term
from story_statement as s
inner join statement_term as t on s.statement_id = t.statement_id
where t.kind in ('word', 'name', 'number')
union
select distinct s.story_id, s.statement_id, 'entity:' || e.entity_id as term
from story_statement as s
inner join statement_entity as e on s.statement_id = e.statement_id

-- name: story_term
select
    k.story_id,
    k.term,
    count(*) as statements,
    ln(cast(max(n.statements) + 1 as double) / count(*)) as weight
from statement_key as k
inner join (
    select story_id, count(*) as statements
    from story_statement
    group by story_id
) as n on k.story_id = n.story_id
group by k.story_id, k.term

-- name: shared_entity
select
    p.statement_a,
    p.statement_b,
    count(y.entity_id) as shared
from statement_candidate as p
inner join statement_entity as x on p.statement_a = x.statement_id
inner join statement_entity as y on p.statement_b = y.statement_id and x.entity_id = y.entity_id
group by p.statement_a, p.statement_b

-- name: pair_grounds
select
    p.statement_a,
    p.statement_b,
    a.story_id,
    p.grounds_a as text_a,
    p.grounds_b as text_b,
    p.same,
    a.cue_text as cue_a,
    b.cue_text as cue_b,
    a.act as act_a,
    b.act as act_b,
    a.polarity as polarity_a,
    b.polarity as polarity_b,
    a.status as status_a,
    b.status as status_b,
    sa.name as subject_a,
    sb.name as subject_b,
    a.predicate as predicate_a,
    b.predicate as predicate_b,
    coalesce(a.subject_id = b.subject_id, false) as same_subject,
    coalesce(a.object_id = b.object_id, false) as same_object,
    coalesce(a.speaker_id = b.speaker_id, false) as same_speaker,
    coalesce(a.article_id = b.article_id, false) as same_article,
    coalesce(e.shared, 0) as entities_shared,
    coalesce(ca.entities, 0) as entities_a,
    coalesce(cb.entities, 0) as entities_b,
    coalesce(a.holds_from, a.said_on) as date_a,
    coalesce(b.holds_from, b.said_on) as date_b
from statement_candidate as p
inner join story_statement as a on p.statement_a = a.statement_id
inner join story_statement as b on p.statement_b = b.statement_id
left join entity as sa on a.subject_id = sa.entity_id
left join entity as sb on b.subject_id = sb.entity_id
left join shared_entity as e on p.statement_a = e.statement_a and p.statement_b = e.statement_b
left join (
    select statement_id, count(*) as entities
    from statement_entity
    group by statement_id
) as ca on p.statement_a = ca.statement_id
left join (
    select statement_id, count(*) as entities
    from statement_entity
    group by statement_id
) as cb on p.statement_b = cb.statement_id

-- name: frequent_term
select story_id, term, weight
from story_term
where statements >= 3
order by story_id, term

-- name: pairs_in_order
select p.statement_a, p.statement_b, a.story_id, p.same, p.opposed, p.kind
from statement_pair as p
inner join story_statement as a on p.statement_a = a.statement_id
order by a.story_id, p.statement_a, p.statement_b

-- name: statements_in_order
select
    statement_id, story_id, article_id, start_char, end_char, outlet, published_at, resolved, text, status, polarity, tense,
    act, attitude, in_headline, attribution_id, predicate, subject_id, object_id, speaker_id, cue_text, source_text
from story_statement
order by story_id, statement_id

-- name: entities_in_order
select statement_id, entity_id
from statement_entity
order by statement_id, entity_id

-- name: figure_units
select distinct s.statement_id, f.start_char, f.unit
from story_statement as s
inner join figure as f
    on s.article_id = f.article_id and f.start_char >= s.start_char and f.end_char <= s.end_char
where f.value is not null
order by s.statement_id, f.start_char
