package earshot.webhook;

import earshot.database.CurrentCompany;
import earshot.notification.ClockWasPutBack;
import earshot.notification.JobName;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Goes through the webhooks of all companies, each of which has a job, once a clock that was ahead
/// is right again.
@Component
class AfterWrongClock {

  private final JdbcClient sql;
  private final WebhookLanes lanes;

  AfterWrongClock(JdbcClient sql, WebhookLanes lanes) {
    this.sql = sql;
    this.lanes = lanes;
  }

  @EventListener
  void on(ClockWasPutBack back) {
    sql.sql("select task_instance from scheduled_tasks where task_name = :name")
        .param("name", WebhookTasks.LOOK.getTaskName())
        .query((row, _) -> JobName.parse(row.getString(1)))
        .list()
        .forEach(job ->
            CurrentCompany.run(
                job.companyId(),
                () -> lanes.setRight(job.companyId(), job.numbers().getFirst(), back.now())));
  }
}
