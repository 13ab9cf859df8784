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
 * Spring environment and logging system for the time before Spring Boot runs. The environment has the property sources
 * of Spring Boot: command line, system properties, environment variables, JSON in either, and files. The slow
 * config-data lookup runs only if such files exist.
 */
final class EarlyEnvironment {
    private EarlyEnvironment() {}

    /** Returns the environment for the given arguments, without names that are no properties of the service. */
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

    /** Initializes the logging system. Spring Boot detects the initialized system and keeps it. */
    static void setUpLog(ConfigurableEnvironment environment) {
        LoggingSystem logging = LoggingSystem.get(EarlyEnvironment.class.getClassLoader());
        LogFile file = LogFile.get(environment);
        logging.beforeInitialize();
        logging.getSystemProperties(environment).apply(file);
        logging.initialize(
                new LoggingInitializationContext(environment), environment.getProperty("logging.config"), file);
    }
}
