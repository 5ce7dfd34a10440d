-- name: speech
select a.attribution_id, a.article_id, a.speaker_id, a.content_text, a.said_on, a.said_on_basis,
       cast(t.published_at as date) as published_on, t.outlet, coalesce(s.story_id, a.article_id) as story_id
from attribution a
join article t on t.article_id = a.article_id
left join (select article_id, min(story_id) as story_id from story_article group by article_id) s
    on s.article_id = a.article_id
where a.parent_id is null
order by a.attribution_id nulls last

-- name: attribution
select a.attribution_id, a.article_id, a.content_text, a.cue_text, a.source_text, a.speaker_id, a.speaker_reason,
       a.kind, a.act, a.attitude, a.polarity, coalesce(d.said_on, a.said_on) as said_on,
       coalesce(d.basis, a.said_on_basis) as said_on_basis, a.occasion_id, a.parent_id, a.confidence, a.rule
from attribution a
left join dating__day d on d.attribution_id = a.attribution_id
