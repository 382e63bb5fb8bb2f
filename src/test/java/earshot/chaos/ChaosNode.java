package earshot.chaos;

import earshot.Earshot;
import java.time.Clock;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The server with a clock that can be put wrong from outside its process.
final class ChaosNode {

  private ChaosNode() {}

  static void main(String[] arguments) {
    new SpringApplicationBuilder(Earshot.class, ClockWrong.class).run(arguments);
  }

  /// Puts the wrong clock in the place of the right one.
  static final class ClockWrong implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof Clock ? new WrongClock() : bean;
    }
  }
}
