/// The rows of the table, one class for each row of the goals.
package earshot.bench.rows;
