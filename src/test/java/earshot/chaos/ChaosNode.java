package earshot.chaos;

import earshot.Earshot;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The server with a clock that can be put wrong from outside its process.
final class ChaosNode {

  private ChaosNode() {}

  static void main(String[] arguments) {
    new SpringApplicationBuilder(Earshot.class, WrongClock.class).run(arguments);
  }
}
