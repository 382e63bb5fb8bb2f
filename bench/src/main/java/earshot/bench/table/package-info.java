/// Figures, and how they are written down.
package earshot.bench.table;
