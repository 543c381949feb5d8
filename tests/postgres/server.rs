use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A PostgreSQL server with a socket in a temporary folder, which trusts the user `tester`. Stopped when dropped.
pub(crate) struct Server {
    folder: TempDir,
    programs: PathBuf,
}

impl Server {
    /// `None` if PostgreSQL is not installed.
    pub(crate) fn start() -> Option<Self> {
        let Some(programs) = find_programs() else {
            eprintln!("skipped: PostgreSQL is not installed, so no graph is in a database");
            return None;
        };
        let folder = tempfile::tempdir().expect("a temporary folder");
        let server = Self { folder, programs };
        if is_root() {
            let chown = Command::new("chown").arg("postgres").arg(server.folder.path()).status();
            assert!(chown.expect("`chown` should run").success());
        }
        let data = server.data();
        server.run(
            "initdb",
            &["-D", &data, "-A", "trust", "-U", "tester", "-E", "UTF8", "--locale=C", "--no-sync"],
        );
        server.resume();
        Some(server)
    }

    /// Starts the server again after [`Self::stop`].
    pub(crate) fn resume(&self) {
        self.start_with("-c listen_addresses=");
    }

    fn start_with(&self, options: &str) {
        let socket = self.socket();
        let options = format!("-c fsync=off -c unix_socket_directories={socket} {options}");
        let log = self.folder.path().join("log");
        let log = log.to_string_lossy();
        self.run("pg_ctl", &["-D", &self.data(), "-o", &options, "-l", &log, "-w", "start"]);
    }

    /// Makes the server listen on a local port, with TLS only. Returns the port and the path of its certificate, which is
    /// valid for `localhost`; `None` if OpenSSL is not installed.
    pub(crate) fn encrypt(&self) -> Option<(u16, String)> {
        let data = self.data();
        let certificate = format!("{data}/server.crt");
        let key = format!("{data}/server.key");
        let openssl = as_user(Path::new("openssl"))
            .args([
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
            ])
            .args([
                "-addext",
                "subjectAltName=DNS:localhost",
                "-addext",
                "basicConstraints=critical,CA:FALSE",
            ])
            .args(["-out", &certificate, "-keyout", &key])
            .current_dir(self.folder.path())
            .output();
        if !openssl.is_ok_and(|output| output.status.success()) {
            eprintln!("skipped: OpenSSL is not installed, so no connection is encrypted");
            return None;
        }
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("the port").port();
        drop(listener);
        let readable = Path::new(&self.socket()).join("server.crt");
        fs::copy(&certificate, &readable).expect("the certificate should be readable");
        self.set_authentication("local all all trust\nhostssl all all 127.0.0.1/32 trust\nhostssl all all ::1/128 trust\n");
        self.stop();
        self.start_with(&format!("-c listen_addresses=localhost -c ssl=on -c port={port}"));
        Some((port, readable.to_string_lossy().into_owned()))
    }

    pub(crate) fn stop(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "stop"]);
    }

    /// Sends a signal to the process that accepts connections.
    pub(crate) fn signal(&self, signal: &str) {
        let pid = fs::read_to_string(Path::new(&self.data()).join("postmaster.pid"));
        let pid = pid.expect("the server should be running");
        let pid = pid.lines().next().unwrap_or_default().to_owned();
        let sent = Command::new("kill").args(["-s", signal, &pid]).status();
        assert!(sent.expect("`kill` should run").success());
    }

    /// The address of the default schema for a user.
    pub(crate) fn url(&self, user: &str) -> String {
        format!("postgres://{user}@/postgres?host={}", self.socket())
    }

    pub(crate) fn sql(&self, statements: &str) -> String {
        let socket = self.socket();
        let args =
            ["-h", &socket, "-U", "tester", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-qAtc"];
        self.run("psql", &[&args[..], &[statements]].concat())
    }

    /// Replaces the rules by which users are authenticated.
    pub(crate) fn set_authentication(&self, rules: &str) {
        fs::write(Path::new(&self.data()).join("pg_hba.conf"), rules)
            .expect("the rules should be written");
        self.sql("SELECT pg_reload_conf()");
    }

    pub(crate) fn socket(&self) -> String {
        self.folder.path().to_string_lossy().into_owned()
    }

    fn data(&self) -> String {
        self.folder.path().join("data").to_string_lossy().into_owned()
    }

    /// Runs a program of PostgreSQL, which refuses to run as root, and returns what it prints.
    fn run(&self, program: &str, args: &[&str]) -> String {
        // Debian installs the client elsewhere.
        let own = self.programs.join(program);
        let program = if own.is_file() { own } else { PathBuf::from(program) };
        let output = as_user(&program).args(args).current_dir(self.folder.path()).output();
        let Output { status, stdout, stderr } = output.expect("the program should run");
        assert!(status.success(), "{}: {}", program.display(), String::from_utf8_lossy(&stderr));
        String::from_utf8_lossy(&stdout).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let program = self.programs.join("pg_ctl");
        let args = ["-D", &self.data(), "-m", "immediate", "stop"];
        let _ = as_user(&program).args(args).current_dir(self.folder.path()).output();
    }
}

fn as_user(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The folder with `initdb`: on the path, or where Debian installs the latest version.
fn find_programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    versions.sort();
    let folders = std::env::split_paths(&path).chain(versions.into_iter().rev());
    folders.into_iter().find(|folder| folder.join("initdb").is_file())
}
