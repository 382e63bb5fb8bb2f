package earshot.channels;

/// One step of the self-test. It may take its time: it runs in a thread of its own.
interface Check {

  Step step();

  Finding run(Trial trial) throws InterruptedException;
}
