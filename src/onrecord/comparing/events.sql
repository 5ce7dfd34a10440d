-- name: mentions
select e.event_id, e.article_id, e.start_char, e.end_char, e.lemma, e.type, e.mode, e.status, actor.entity_id as actor_id,
       recipient.entity_id as recipient_id, e.place, e.place_id, e.place_precision, e.happened_from, e.happened_to, e.killed, e.injured,
       coalesce(speaker.entity_id, e.attribution_id, e.article_id) as voice,
       coalesce(s.story_id, e.article_id) as story_id, published_day(t.published_at, t.extra) as published_on,
       coalesce(a.country_code, case when a.type in ('GPE', 'NORP') then a.entity_id end) as actor_country,
       a.name as actor_name,
       coalesce(r.country_code, case when r.type in ('GPE', 'NORP') then r.entity_id end) as recipient_country
from event_reading e
left join article t on t.article_id = e.article_id
left join cluster_entity actor on actor.cluster_id = e.actor_cluster
left join cluster_entity recipient on recipient.cluster_id = e.recipient_cluster
left join attribution_reading q on q.attribution_id = e.attribution_id
left join cluster_entity speaker on speaker.cluster_id = q.speaker_cluster
left join entity a on a.entity_id = actor.entity_id
left join entity r on r.entity_id = recipient.entity_id
left join (select article_id, min(story_id) as story_id from story_article group by article_id) s
    on s.article_id = e.article_id
order by e.event_id nulls last

-- name: texts
select article_id, text from article where article_id in (select article_id from event_reading)
order by article_id nulls last

-- name: event
select e.event_id, e.article_id, e.start_char, e.end_char, e.trigger, e.type, e.mode, case when g.nobody then g.actor_id else coalesce(actor.entity_id, g.actor_id) end as actor_id,
       coalesce(recipient.entity_id, g.recipient_id) as recipient_id, coalesce(e.place, g.place) as place,
       coalesce(e.place_id, g.place_id) as place_id, coalesce(e.place_precision, g.place_precision) as place_precision, coalesce(g.day, e.happened_from) as happened_from,
       coalesce(g.day, e.happened_to) as happened_to, e.status, e.killed, e.injured, e.attribution_id, g.event_group
from event_reading e
left join cluster_entity actor on actor.cluster_id = e.actor_cluster
left join cluster_entity recipient on recipient.cluster_id = e.recipient_cluster
left join events__group g on g.event_id = e.event_id
