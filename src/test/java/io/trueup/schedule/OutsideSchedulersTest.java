package io.trueup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.trueup.organization.Cron;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Promise: the files for schedulers outside, in jobs/, are valid and do what they say. */
class OutsideSchedulersTest {

    private static final Path SYSTEMD = Path.of("jobs/systemd");

    @TempDir
    private Path folder;

    private final List<Map<String, Object>> kubernetes = new ArrayList<>();

    @BeforeEach
    @SuppressWarnings("unchecked")
    void readKubernetes() throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("jobs/kubernetes/cronjob.yaml"))) {
            new Yaml(new SafeConstructor(new LoaderOptions()))
                    .loadAll(file)
                    .forEach(one -> kubernetes.add((Map<String, Object>) one));
        }
    }

    @Test
    void systemdFindsNothingWrongWithTheUnits() throws IOException, InterruptedException {
        assumeThat(hasSystemd()).as("systemd-analyze is installed").isTrue();
        String installed = Files.readString(SYSTEMD.resolve("trueup.service"))
                .replace("/opt/trueup", Path.of("").toAbsolutePath().toString());
        Path service = Files.writeString(folder.resolve("trueup.service"), installed);
        Path timer = Files.copy(SYSTEMD.resolve("trueup.timer"), folder.resolve("trueup.timer"));

        assertThat(told("systemd-analyze", "verify", "--man=no", service.toString(), timer.toString()))
                .isEqualTo("0\n");
        assertThat(told("systemd-analyze", "calendar", setting("trueup.timer", "OnCalendar")))
                .startsWith("0\n");
    }

    @Test
    void theUnitRunsTheMonthBeforeOnceAndMayWriteNowhereElse() throws IOException {
        assertThat(setting("trueup.service", "Type")).isEqualTo("oneshot");
        assertThat(setting("trueup.service", "ExecStart")).startsWith("/opt/trueup/trueup run previous ");
        assertThat(setting("trueup.service", "ProtectSystem")).isEqualTo("strict");
        assertThat(setting("trueup.service", "NoNewPrivileges")).isEqualTo("yes");
        assertThat(setting("trueup.service", "ReadWritePaths")).isEqualTo("/var/lib/trueup");
        assertThat(setting("trueup.service", "SuccessExitStatus").split(" ")).contains("3", "143");
        assertThat(setting("trueup.timer", "Persistent")).isEqualTo("true");
        assertThat(Files.readString(SYSTEMD.resolve("trueup.service")))
                .as("the JVM compiles while it runs")
                .doesNotContain("MemoryDenyWriteExecute=yes");
    }

    @Test
    void theCronJobIsOneThatKubernetesTakes() {
        Map<String, Object> job = kubernetes.getFirst();
        assertThat(job).containsEntry("apiVersion", "batch/v1").containsEntry("kind", "CronJob");
        assertThat(at(job, "metadata", "name")).isEqualTo("trueup");
        assertThat(Cron.parse((String) at(job, "spec", "schedule"))).isNotNull();
        assertThat(at(job, "spec", "timeZone")).isEqualTo("Etc/UTC");
        assertThat(at(job, "spec", "concurrencyPolicy")).isEqualTo("Forbid");
        assertThat(at(job, "spec", "jobTemplate", "spec", "podFailurePolicy", "rules"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isNotEmpty();
        assertThat(pod("restartPolicy"))
                .as("what a pod failure policy asks for")
                .isEqualTo("Never");
    }

    @Test
    void theContainerHasNoMoreRightsThanItNeeds() {
        assertThat(pod("securityContext", "runAsNonRoot")).isEqualTo(true);
        assertThat(pod("securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
        assertThat(pod("automountServiceAccountToken")).isEqualTo(false);
        Map<String, Object> container = container();
        assertThat(at(container, "securityContext", "allowPrivilegeEscalation")).isEqualTo(false);
        assertThat(at(container, "securityContext", "readOnlyRootFilesystem")).isEqualTo(true);
        assertThat(at(container, "securityContext", "capabilities", "drop")).isEqualTo(List.of("ALL"));
        assertThat(at(container, "resources", "requests")).isNotNull();
        assertThat(at(container, "resources", "limits", "memory")).isNotNull();
        assertThat((String) container.get("image")).matches(".+:[0-9.]+").doesNotEndWith(":latest");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theContainerRunsTheMonthBeforeOnItsVolumeWithThePasswordFromASecret() {
        Map<String, Object> container = container();
        assertThat(container).containsEntry("command", List.of("/opt/trueup/trueup"));
        assertThat((List<String>) container.get("args"))
                .startsWith("run", "previous")
                .allMatch(argument -> !argument.startsWith("/") || argument.startsWith("/data/"));
        assertThat(at(
                        ((List<Map<String, Object>>) container.get("env")).getFirst(),
                        "valueFrom",
                        "secretKeyRef",
                        "name"))
                .isEqualTo("trueup-database");
        List<Object> mounts = names(container.get("volumeMounts"));
        assertThat(names(pod("volumes"))).containsExactlyElementsOf(mounts);
        assertThat(kubernetes.get(1)).containsEntry("kind", "PersistentVolumeClaim");
        assertThat(at(kubernetes.get(1), "metadata", "name"))
                .isEqualTo(at(
                        ((List<Map<String, Object>>) pod("volumes")).getFirst(), "persistentVolumeClaim", "claimName"));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> names(Object list) {
        return ((List<Map<String, Object>>) list)
                .stream().map(one -> one.get("name")).toList();
    }

    private Object pod(String... way) {
        Object spec = at(kubernetes.getFirst(), "spec", "jobTemplate", "spec", "template", "spec");
        return at(spec, way);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> container() {
        return ((List<Map<String, Object>>) pod("containers")).getFirst();
    }

    private static Object at(Object from, String... way) {
        Object found = from;
        for (String key : way) {
            assertThat(found).as("what holds %s", key).isInstanceOf(Map.class);
            found = ((Map<?, ?>) found).get(key);
        }
        return found;
    }

    private static String setting(String unit, String key) throws IOException {
        return Files.readAllLines(SYSTEMD.resolve(unit)).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(unit + " has no " + key));
    }

    private static boolean hasSystemd() {
        try {
            return told("systemd-analyze", "--version").startsWith("0\n");
        } catch (IOException none) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The exit status and, on lines of their own, what was printed. */
    private static String told(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() + "\n" + printed;
    }
}
