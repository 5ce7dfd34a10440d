-- What claims.py asks for: statements with what is compared of them.

-- name: story_statement
select
    s.statement_id,
    s.article_id,
    s.start_char,
    s.end_char,
    s.attribution_id,
    b.story_id,
    a.outlet,
    a.dateline_place,
    published_day(a.published_at, a.extra) as published_on,
    a.published_at,
    coalesce(f.resolved, s.text) as resolved,
    coalesce(f.told, f.resolved, s.text) as told,
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

-- name: statements_in_order
select
    s.statement_id,
    s.story_id,
    s.article_id,
    s.start_char,
    s.end_char,
    s.outlet,
    s.published_at,
    s.resolved,
    s.told,
    s.text,
    s.status,
    s.polarity,
    s.tense,
    s.act,
    s.attitude,
    s.in_headline,
    s.attribution_id,
    s.predicate,
    s.subject_id,
    s.object_id,
    s.speaker_id,
    s.cue_text,
    s.source_text,
    e.name as speaker_name,
    e.role as speaker_role
from story_statement as s
left join entity as e on s.speaker_id = e.entity_id
order by s.story_id, s.statement_id

-- name: names_in_order
select distinct
    s.statement_id,
    m.text,
    e.name
from story_statement as s
inner join mention as m
    on s.article_id = m.article_id and m.start_char >= s.start_char and m.end_char <= s.end_char
inner join entity as e on m.entity_id = e.entity_id
where m.form <> 'pronoun' and e.type in ('PER', 'ORG', 'GPE', 'LOC', 'MEDIA')
order by s.statement_id, m.text, e.name

-- name: entities_in_order
select statement_id, entity_id
from statement_entity
order by statement_id, entity_id

-- name: figure_units
select distinct s.statement_id, f.start_char, f.unit, f.value
from story_statement as s
inner join figure as f
    on s.article_id = f.article_id and f.start_char >= s.start_char and f.end_char <= s.end_char
where f.value is not null
order by s.statement_id, f.start_char, f.value

-- name: judgements
select judgement_id, subject, verdict, detail
from judgement
where undone_by is null and verdict in ('merge', 'split', 'reject')
order by judgement_id
