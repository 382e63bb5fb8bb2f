package earshot.web;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.jackson.JacksonMixinModuleEntries;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/// What makes a start a sixth shorter: see docs/decisions/0125.
@Component
class StartShortcuts implements BeanFactoryPostProcessor, Ordered {

  private static final String MIXINS = "jacksonMixinModuleEntries";

  /// Spring Boot would read all classes of Earshot once more in search of Jackson mix-ins, which it
  /// has none of. And Spring would remember which beans are of which type only once the web server
  /// is made; until then each security chain asks some hundred times and goes through all beans.
  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    if (beans.containsBeanDefinition(MIXINS)) {
      ((BeanDefinitionRegistry) beans).removeBeanDefinition(MIXINS);
      beans.registerSingleton(
          MIXINS, JacksonMixinModuleEntries.scan(new GenericApplicationContext(), List.of()));
    }
    beans.freezeConfiguration();
  }

  /// All beans are known by then.
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
