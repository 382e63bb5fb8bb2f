/// Who asks, and how long it takes.
package earshot.bench.load;
