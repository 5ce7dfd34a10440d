-- What timeline.py asks for: everything that has a day, with the words to tell it.

-- name: dated_attributions
select
    s.story_id,
    s.said_on as day,
    s.attribution_id,
    s.article_id,
    s.told,
    s.predicate,
    s.act,
    s.cue_text,
    s.source_text,
    e.name as speaker
from story_statement as s
left join entity as e on s.speaker_id = e.entity_id
where s.said_on is not null and s.attribution_id is not null and s.attitude = 'reporting'
order by s.story_id, s.said_on, s.statement_id

-- name: dated_events
select
    b.story_id,
    v.happened_from as first_day,
    v.happened_to as last_day,
    v.event_id,
    v.article_id,
    v.attribution_id,
    v.trigger,
    v.type,
    v.status,
    v.place,
    v.event_group,
    v.killed,
    actor.name as actor,
    recipient.name as recipient
from event as v
inner join (
    select article_id, min(story_id) as story_id
    from story_article
    group by article_id
) as b on v.article_id = b.article_id
left join entity as actor on v.actor_id = actor.entity_id
left join entity as recipient on v.recipient_id = recipient.entity_id
where v.happened_from is not null and v.status in ('happened', 'ongoing', 'planned')
order by b.story_id, v.happened_from, v.event_id

-- name: published
select b.story_id, published_day(a.published_at, a.extra) as day, a.article_id, a.outlet, a.headline
from article as a
inner join (
    select article_id, min(story_id) as story_id
    from story_article
    group by article_id
) as b on a.article_id = b.article_id
where a.published_at is not null
order by b.story_id, a.published_at, a.article_id
