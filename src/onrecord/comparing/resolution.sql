-- name: resolution__mention
select m.mention_id, m.article_id, m.start_char, m.end_char, m.text, m.form, m.type, l.entity_id
from cluster_mention m
left join cluster_entity l on l.cluster_id = m.cluster_id

-- name: names
select article_id, start_char, end_char, text, form, type, entity_id
from resolution__mention
where form = 'name'
order by article_id nulls last, start_char nulls last, end_char nulls last, text nulls last, entity_id nulls last

-- name: texts
select a.article_id, a.text, min(s.story_id) as story_id
from article a
join story_article s on s.article_id = a.article_id
join (select story_id from story_article group by story_id having count(*) > 1) several on several.story_id = s.story_id
group by a.article_id, a.text
order by a.article_id nulls last

-- name: unread
select article_id, start_char, end_char
from passage
where kind = 'furniture'
order by article_id nulls last, start_char nulls last

-- name: mention
select mention_id, article_id, start_char, end_char, text, form, type, entity_id
from resolution__mention
union all
select mention_id, article_id, start_char, end_char, text, form, type, entity_id
from resolution__again

-- name: occasions
select a.attribution_id, a.article_id, a.occasion, a.occasion_kind, a.said_on, a.occasion_place, a.occasion_host,
       l.entity_id as speaker_id, coalesce(s.story_id, a.article_id) as story_id
from attribution_reading a
left join cluster_entity l on l.cluster_id = a.speaker_cluster
left join (select article_id, min(story_id) as story_id from story_article group by article_id) s
    on s.article_id = a.article_id
where a.occasion is not null
order by a.attribution_id nulls last

-- name: attribution
select a.attribution_id, a.article_id, a.content_text, a.cue_text, a.source_text, l.entity_id as speaker_id,
       a.speaker_reason, a.kind, a.act, a.attitude, a.polarity, a.said_on, a.said_on_basis, o.occasion_id, a.parent_id,
       a.confidence, a.rule
from attribution_reading a
left join cluster_entity l on l.cluster_id = a.speaker_cluster
left join resolution__occasion o on o.attribution_id = a.attribution_id

-- name: relay
select r.attribution_id, r.hop, r.name, r.type, l.entity_id, r.start_char, r.end_char
from relay_reading r
left join cluster_entity l on l.cluster_id = r.cluster_id

-- name: frame
select f.statement_id, f.place, f.predicate, f.kind, f.main, f.negated, f.mode, f.agent, f.patient, f.rest,
       a.entity_id as agent_id, p.entity_id as patient_id
from statement_frame f
left join cluster_entity a on a.cluster_id = f.agent_cluster
left join cluster_entity p on p.cluster_id = f.patient_cluster
