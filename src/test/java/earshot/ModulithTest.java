package earshot;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulithTest {

  @Test
  void every_package_uses_only_those_it_says_it_may_use_and_no_two_each_other() {
    ApplicationModules.of(Earshot.class).verify();
  }
}
