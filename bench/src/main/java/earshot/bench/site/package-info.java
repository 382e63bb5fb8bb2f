/// What is measured and what is measured beside it: PostgreSQL, its data, servers, the other sides
/// of mail and texts.
package earshot.bench.site;
