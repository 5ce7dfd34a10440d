-- What contradictions.py asks for: pairs that may oppose each other, figures beside each other, and words to tell it.

-- name: statement_figure
select
    f.figure_id,
    s.story_id,
    s.statement_id,
    f.article_id,
    f.text,
    f.value,
    f.value_high,
    f.comparator,
    f.unit,
    f.about,
    f.as_of,
    s.said_on,
    s.published_on,
    s.speaker_id,
    s.source_text,
    s.cue_text,
    s.attribution_id,
    s.holds_from,
    f.start_char,
    s.resolved,
    s.end_char - s.start_char as size,
    coalesce(f.derived, false) as derived,
    coalesce(f.attribution_id = s.attribution_id, f.attribution_id is null and s.attribution_id is null) as own
from figure as f
inner join story_statement as s
    on f.article_id = s.article_id and f.start_char >= s.start_char and f.end_char <= s.end_char
where f.value is not null
order by s.story_id, f.figure_id, s.statement_id

-- name: statement_event
select
    s.story_id,
    s.statement_id,
    s.article_id,
    s.text,
    s.start_char as statement_start,
    s.speaker_id,
    coalesce(s.said_on, s.published_on) as day,
    v.start_char,
    v.type,
    v.status,
    v.actor_id,
    a.country_code as actor_country
from event as v
inner join story_statement as s
    on v.article_id = s.article_id and v.start_char >= s.start_char and v.end_char <= s.end_char
left join entity as a on a.entity_id = v.actor_id
where coalesce(v.attribution_id = s.attribution_id, v.attribution_id is null and s.attribution_id is null)
order by s.story_id, v.event_id, s.statement_id

-- name: told
select
    s.statement_id,
    s.story_id,
    s.resolved,
    s.text,
    s.outlet,
    s.published_on,
    s.said_on,
    s.act,
    s.cue_text,
    s.source_text,
    s.speaker_id,
    e.name as speaker,
    s.article_id,
    s.attribution_id,
    s.predicate
from story_statement as s
left join entity as e on s.speaker_id = e.entity_id
order by s.statement_id

-- name: relays
select attribution_id, hop, name
from relay
order by attribution_id, hop

-- name: side
select
    s.statement_id,
    s.story_id,
    s.article_id,
    s.start_char,
    s.end_char,
    s.attribution_id,
    s.speaker_id,
    s.source_text,
    s.cue_text,
    s.act,
    s.text,
    s.resolved,
    s.hedged,
    s.tense,
    s.holds_from,
    s.said_on,
    s.published_on,
    s.dateline_place,
    min(p.kind) as passage
from story_statement as s
left join passage as p on s.article_id = p.article_id and s.start_char >= p.start_char and s.start_char < p.end_char
group by
    s.statement_id, s.story_id, s.article_id, s.start_char, s.end_char, s.attribution_id, s.speaker_id, s.source_text,
    s.cue_text, s.act, s.text, s.resolved, s.hedged, s.tense, s.holds_from, s.said_on, s.published_on, s.dateline_place
order by s.story_id, s.statement_id

-- name: side_frame
select statement_id, place, predicate, kind, main, negated, mode, agent, patient, rest, agent_id, patient_id
from frame
order by statement_id, place

-- name: side_entity
select entity_id, name, type, role, country_code
from entity
order by entity_id

-- name: side_alias
select entity_id, alias
from entity_alias
order by entity_id, alias

-- name: side_named
select statement_id, entity_id, max(accused) as accused
from (
    select statement_id, entity_id, 0 as accused from statement_entity
    union all
    select s.statement_id, m.entity_id, 1 as accused
    from story_statement as s
    inner join (
        select attribution_id, max(end_char) as end_char
        from attribution_span
        where role = 'cue'
        group by attribution_id
    ) as c on s.attribution_id = c.attribution_id
    inner join mention as m
        on s.article_id = m.article_id and m.start_char >= c.end_char and m.start_char <= s.start_char
        and m.start_char <= c.end_char + 60
    where m.entity_id is not null and s.act = 'blame'
) as named
group by statement_id, entity_id
order by statement_id, entity_id

-- name: learnt
with counted as (
    select s.statement_id, min(f.value) as value
    from figure as f
    inner join story_statement as s
        on f.article_id = s.article_id and f.start_char >= s.start_char and f.end_char <= s.end_char
    group by s.statement_id
)

select
    p.a,
    p.b,
    p.same,
    p.opposed,
    a.polarity = 'negative' or a.act = 'deny' as refused_a,
    b.polarity = 'negative' or b.act = 'deny' as refused_b,
    a.status as status_a,
    b.status as status_b,
    a.subject_id as subject_a,
    b.subject_id as subject_b,
    coalesce(a.predicate = b.predicate, false) as predicate_alike,
    f.value as value_a,
    g.value as value_b
from statement_pair as p
inner join story_statement as a on p.a = a.statement_id
inner join story_statement as b on p.b = b.statement_id and a.article_id <> b.article_id
left join counted as f on p.a = f.statement_id
left join counted as g on p.b = g.statement_id
order by p.a, p.b

-- name: scored
select a, b, same, opposed
from statement_pair
order by a, b
