/// The command.
package earshot.bench;
