-- name: speech
select a.attribution_id, a.article_id, a.speaker_id, a.content_text, a.said_on, a.said_on_basis, o.on_date as occasion_on,
       published_day(t.published_at, t.extra) as published_on, t.outlet, coalesce(s.story_id, a.article_id) as story_id
from attribution a
join article t on t.article_id = a.article_id
left join occasion o on o.occasion_id = a.occasion_id
left join (select article_id, min(story_id) as story_id from story_article group by article_id) s
    on s.article_id = a.article_id
where a.parent_id is null
order by a.attribution_id nulls last

-- name: told
select distinct coalesce(s.story_id, e.article_id) as story_id, e.happened_from as day
from event e
join article t on t.article_id = e.article_id
left join (select article_id, min(story_id) as story_id from story_article group by article_id) s
    on s.article_id = e.article_id
where t.published_at is not null and e.happened_from is not null and e.happened_from = e.happened_to
order by story_id nulls last, day nulls last

-- name: attribution
select a.attribution_id, a.article_id, a.content_text, a.cue_text, a.source_text, a.speaker_id, a.speaker_reason,
       a.kind, a.act, a.attitude, a.polarity, coalesce(a.said_on, d.said_on) as said_on,
       coalesce(d.basis, a.said_on_basis) as said_on_basis, a.occasion_id, a.parent_id, a.confidence, a.rule
from attribution a
left join dating__day d on d.attribution_id = a.attribution_id

-- name: event
select e.event_id, e.article_id, e.start_char, e.end_char, e.trigger, e.type, e.mode, e.actor_id, e.recipient_id, e.place,
       e.place_id, e.place_precision, coalesce(e.happened_from, c.said_on) as happened_from,
       coalesce(e.happened_to, c.said_on) as happened_to, e.status, e.killed, e.injured, e.attribution_id, e.event_group
from event e
left join (
    select v.event_id, min(d.said_on) as said_on
    from event v
    join attribution a on a.article_id = v.article_id
    join dating__day d on d.attribution_id = a.attribution_id
    join attribution_span p on p.attribution_id = a.attribution_id
        and p.role = 'cue' and p.start_char <= v.start_char and v.start_char < p.end_char
    where v.happened_from is null and v.happened_to is null
    group by v.event_id
) c on c.event_id = e.event_id
