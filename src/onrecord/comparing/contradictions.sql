-- What contradictions.py asks for: pairs that may oppose each other, figures beside each other, and words to tell it.

-- name: opposed_pairs
select p.statement_a, p.statement_b, p.opposed, p.kind, p.because
from statement_pair as p
where p.opposed > 0.0
order by p.statement_a, p.statement_b

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
