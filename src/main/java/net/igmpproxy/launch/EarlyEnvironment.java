package net.igmpproxy.launch;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.support.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What Spring Boot would find out and set up a second later: the properties of its usual sources (command line, system,
 * environment, JSON in either, files), and the log as they have it. Files are looked for as Spring Boot does it only where there are any: that
 * takes it longer than all the rest.
 */
final class EarlyEnvironment {
    private EarlyEnvironment() {}

    /** Gathers the properties. */
    static ConfigurableEnvironment of(String[] arguments) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        if (environment.containsProperty(
                SpringApplicationJsonEnvironmentPostProcessor.SPRING_APPLICATION_JSON_PROPERTY)) {
            new SpringApplicationJsonEnvironmentPostProcessor()
                    .postProcessEnvironment(environment, new SpringApplication());
        }
        if (FilesOfProperties.matter(environment, Path.of(""))) {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
        }
        new ForeignNames().hide(environment);
        return environment;
    }

    /** Sets up the log; Spring Boot finds it set up later, and leaves it. */
    static void setUpLog(ConfigurableEnvironment environment) {
        LoggingSystem logging = LoggingSystem.get(EarlyEnvironment.class.getClassLoader());
        LogFile file = LogFile.get(environment);
        logging.beforeInitialize();
        logging.getSystemProperties(environment).apply(file);
        logging.initialize(
                new LoggingInitializationContext(environment), environment.getProperty("logging.config"), file);
    }
}
