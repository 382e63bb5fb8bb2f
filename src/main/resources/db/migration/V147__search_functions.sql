-- As they were, in PL/pgSQL: what is written in SQL is planned anew for every message that is stored, which took as long as storing it.
create or replace function search_words(written text) returns text[]
  language plpgsql immutable strict parallel safe
as $$
begin
  return array(
    select left(word, 60)
    from regexp_split_to_table(
      lower(regexp_replace(normalize(written, NFD), '[\u0300-\u036f]', '', 'g')),
      '[^[:alnum:]]+') with ordinality w (word, place)
    where word <> '' order by place);
end
$$;

create or replace function search_index(words text[], company bigint, location bigint, at timestamptz)
  returns tsvector
  language plpgsql immutable parallel safe
as $$
begin
  return (
    select coalesce(string_agg('''' || word || ''':' || least(place, 16383), ' '), '')
      || format(' ''@c%1$s'' ''@l%2$s'' ''@d%1$s-%3$s'' ''@m%1$s-%4$s''', company, location,
        to_char(at at time zone 'UTC', 'YYYYMMDD'), to_char(at at time zone 'UTC', 'YYYYMM'))
    from unnest(words) with ordinality w (word, place))::tsvector;
end
$$;
