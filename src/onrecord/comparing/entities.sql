-- name: entities__form
select cluster_id, article_id, type, country_code, alias, form, cast(sum(uses) as bigint) as uses
from (
    select m.cluster_id, m.article_id, c.type, c.country_code, m.text as alias, m.form, 2 as uses
    from cluster_mention m
    join cluster c on c.cluster_id = m.cluster_id
    where m.form <> 'pronoun'
    union all
    select c.cluster_id, c.article_id, c.type, c.country_code, c.name as alias,
           case when exists_name.cluster_id is not null or no_mention.cluster_id is null then 'name' else 'nominal' end as form,
           1 as uses
    from cluster c
    left join (select distinct cluster_id from cluster_mention where form = 'name') exists_name
        on exists_name.cluster_id = c.cluster_id
    left join (select distinct cluster_id from cluster_mention) no_mention
        on no_mention.cluster_id = c.cluster_id
) forms
group by cluster_id, article_id, type, country_code, alias, form

-- name: entities__name
select distinct class, key, block
from entities__key
where block is not null

-- name: entities__candidate
select a.class, a.key as key_a, b.key as key_b
from entities__name a
join entities__name b on b.class = a.class and b.block = a.block and a.key < b.key

-- name: entities__place_use
select m.cluster_id, cast(sum(case when p.metonymic then 1 else -1 end) as bigint) as metonymic
from cluster_mention m
join place p on p.article_id = m.article_id and p.start_char = m.start_char
group by m.cluster_id

-- name: clusters
select c.cluster_id, c.article_id, c.name, c.type, c.role, c.country_code, c.geonames_id,
       coalesce(s.story_id, c.article_id) as story_id,
       coalesce(u.metonymic, 0) > 0 as metonymic
from cluster c
left join (select article_id, min(story_id) as story_id from story_article group by article_id) s
    on s.article_id = c.article_id
left join entities__place_use u on u.cluster_id = c.cluster_id
order by c.cluster_id nulls last

-- name: outlets
select distinct s.story_id, a.outlet
from article a
join story_article s on s.article_id = a.article_id
where a.outlet is not null
order by s.story_id nulls last, a.outlet nulls last

-- name: texts
select a.article_id, a.text
from article a
join story_article s on s.article_id = a.article_id
join (select story_id from story_article group by story_id having count(*) > 1) several on several.story_id = s.story_id
order by a.article_id nulls last

-- name: phrases
select cluster_id, article_id, start_char, end_char
from cluster_mention
where form = 'nominal' and cluster_id is not null
order by article_id nulls last, start_char nulls last, end_char nulls last, cluster_id nulls last

-- name: spans
select cluster_id, article_id, start_char, end_char, form
from cluster_mention
where form <> 'pronoun' and cluster_id is not null
order by article_id nulls last, start_char nulls last, end_char nulls last, cluster_id nulls last

-- name: told
select m.cluster_id, m.article_id, m.start_char, m.text, m.form
from cluster_mention m
join (
    select cluster_id
    from cluster_mention
    group by cluster_id
    having sum(case when form = 'name' then 1 else 0 end) = 0
) nameless on nameless.cluster_id = m.cluster_id
order by m.article_id nulls last, m.start_char nulls last, m.cluster_id nulls last, m.text nulls last

-- name: owners
select n.cluster_id as owned_id, o.cluster_id as owner_id
from cluster_mention n
join cluster_mention o on o.article_id = n.article_id and o.start_char = n.start_char
where n.form = 'nominal' and o.form <> 'nominal' and o.end_char < n.end_char and o.cluster_id <> n.cluster_id
group by n.cluster_id, o.cluster_id
order by owned_id nulls last, owner_id nulls last

-- name: speaking
select distinct n.cluster_id as held_id, o.cluster_id as body_id,
       substr(n.text, 1, cast(o.start_char - n.start_char as int)) as front,
       substr(n.text, cast(o.end_char - n.start_char as int) + 1, 1000) as rest
from cluster_mention n
join cluster_mention o on o.article_id = n.article_id and o.start_char >= n.start_char and o.end_char <= n.end_char
join cluster c on c.cluster_id = n.cluster_id
where n.form = 'nominal' and o.form <> 'pronoun' and o.cluster_id <> n.cluster_id and c.type in ('PER', 'ORG')
    and (o.start_char <= n.start_char + 4 or o.end_char = n.end_char)
order by held_id nulls last, body_id nulls last, front nulls last, rest nulls last

-- name: quoted
select distinct speaker_cluster as cluster_id
from attribution_reading
where speaker_cluster is not null
order by cluster_id nulls last

-- name: keys
select cluster_id, class, kind, key, alias, form, uses, rank
from entities__key
order by cluster_id nulls last, uses desc nulls last, rank nulls last, kind nulls last, key nulls last, alias nulls last,
         form nulls last

-- name: pairs
select class, key_a, key_b, score
from entities__pair
where score > 0
order by class nulls last, key_a nulls last, key_b nulls last

-- name: cluster_entity
select c.cluster_id, c.article_id, l.entity_id
from cluster c
join entities__link l on l.cluster_id = c.cluster_id

-- name: entities__role
select entity_id, role
from (
    select l.entity_id, c.role,
           row_number() over (
               partition by l.entity_id
               order by count(*) desc nulls last, length(c.role) desc nulls last, c.role nulls last
           ) as place
    from cluster c
    join entities__link l on l.cluster_id = c.cluster_id
    where c.role is not null
    group by l.entity_id, c.role
) counted
where place = 1

-- name: entities__where
select entity_id, geonames_id, lat, lon
from (
    select l.entity_id, c.geonames_id, c.lat, c.lon,
           row_number() over (
               partition by l.entity_id
               order by count(*) desc nulls last, c.geonames_id nulls last, c.lat nulls last, c.lon nulls last
           ) as place
    from cluster c
    join entities__link l on l.cluster_id = c.cluster_id
    where c.lat is not null
    group by l.entity_id, c.geonames_id, c.lat, c.lon
) counted
where place = 1

-- name: entity
select n.entity_id, n.name, n.type, r.role, n.country_code, w.lat, w.lon, w.geonames_id
from entities__named n
left join entities__role r on r.entity_id = n.entity_id
left join entities__where w on w.entity_id = n.entity_id

-- name: entity_alias
select distinct l.entity_id, f.alias
from entities__form f
join entities__link l on l.cluster_id = f.cluster_id
where f.form = 'name'

-- name: judgements
select judgement_id, subject, verdict, detail
from judgement
where undone_by is null and subject like 'entity:%' and verdict in ('merge', 'reject', 'split')
order by judgement_id nulls last
