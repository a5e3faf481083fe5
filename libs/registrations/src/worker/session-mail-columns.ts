/** What every mail about a session says of it (`SessionMailFacts`), from sessions s, courses c and cities y. */
export const SESSION_MAIL_COLUMNS = `jsonb_build_object('km', c.title_km, 'en', c.title_en) as "courseTitle", s.kind, s.mode,
  case when y.id is not null then jsonb_build_object('km', y.name_km, 'en', y.name_en) end as "cityName", y.weave,
  case when s.venue_km is not null then jsonb_build_object('km', s.venue_km, 'en', s.venue_en) end as venue,
  s.starts_at as "startsAt", s.ends_at as "endsAt", blocks_as_json(s.blocks) as blocks,
  s.doors_open_at as "doorsOpenAt", s.time_zone as "timeZone", s.moved_from as "movedFrom"`;
