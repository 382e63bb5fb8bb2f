package earshot.channels;

/// A step of a self-test and what it found.
public record Result(Step step, Finding finding) {

  boolean isRunning() {
    return finding.state() == Finding.State.RUNNING;
  }

  boolean isWrong() {
    return finding.state() == Finding.State.WRONG;
  }
}
