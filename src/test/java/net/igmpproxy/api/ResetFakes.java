package net.igmpproxy.api;

import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.probe.FakeSystemProbe;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import net.igmpproxy.runtime.storage.InMemoryRevisionStore;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Resets the in-memory proxy, stores and probe before each test, since all tests share them. */
final class ResetFakes implements TestExecutionListener {
    @Override
    public void beforeTestMethod(TestContext test) {
        ApplicationContext context = test.getApplicationContext();
        context.getBean(FakeProxyControl.class).reset();
        context.getBean(InMemoryConfigurationStore.class).reset();
        context.getBean(InMemoryRevisionStore.class).reset();
        context.getBean(FakeSystemProbe.class).reset();
    }
}
