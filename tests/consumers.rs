//! The programs that read exports: Python and Node packages, which `.ci/run` installs in `target/consumers`.

pub(crate) mod cypher;
mod graphs;
pub(crate) mod mermaid;
mod tables;
mod turtle;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::cases::{root, run};

/// Another program's reader: a script in `tests/consumers`, and the package that it needs.
pub(crate) struct Consumer {
    pub(crate) script: &'static str,
    pub(crate) package: &'static str,
}

impl Consumer {
    /// Reads an export and returns what the script prints about it, as JSON; `None`, with a message, if the package is not
    /// installed. The script is called with the path of a file that contains the export; if it fails, so does the test.
    pub(crate) fn read(&self, export: &[u8]) -> Option<Value> {
        let folder = tempfile::tempdir().expect("the temporary folder should be created");
        let file = folder.path().join("export");
        fs::write(&file, export).expect("the export should be writable");
        self.read_path(&file)
    }

    /// Like [`Consumer::read`], for an export that has been written.
    pub(crate) fn read_path(&self, path: &Path) -> Option<Value> {
        if !self.is_installed() {
            eprintln!("skipped: {} is not installed, so it reads no export", self.package);
            return None;
        }
        let output = self.command().arg(path).output().expect("the interpreter should run");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {errors}", self.script);
        Some(serde_json::from_slice(&output.stdout).expect("the script should print JSON"))
    }

    fn is_installed(&self) -> bool {
        if self.is_python() { has_module(self.package) } else { has_node_package(self.package) }
    }

    fn is_python(&self) -> bool {
        Path::new(self.script).extension().is_some_and(|extension| extension == "py")
    }

    /// The script with its interpreter. Node looks for packages from the current folder, since the text of the script is an
    /// argument.
    fn command(&self) -> Command {
        let script = root().join("tests/consumers").join(self.script);
        if self.is_python() {
            let mut command = python();
            command.arg(script);
            return command;
        }
        let script = fs::read_to_string(script).expect("the script should be readable");
        let mut command = Command::new("node");
        command.args(["--input-type=module", "--eval", &script]);
        command.current_dir(installed());
        command
    }
}

/// The output of a command that succeeds.
fn printed(command: &str) -> Vec<u8> {
    let output = run(command);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command}: {errors}");
    output.stdout
}

/// `tests/graphs/everything.yaml` in a format.
fn everything_as(format: &str) -> Vec<u8> {
    printed(&format!("guanxi export {format} --graph \"$graphs/everything.yaml\""))
}

fn everything() -> Value {
    serde_json::from_slice(&everything_as("json")).expect("`export json` should print JSON")
}

/// The records in a list of the graph, such as `relations`.
fn records<'g>(graph: &'g Value, list: &str) -> &'g [Value] {
    graph[list].as_array().expect("the section should be a list")
}

/// Python with the modules that `.ci/run` installs, or else the one on the path.
pub(crate) fn python() -> Command {
    let interpreter = installed().join("python/bin/python");
    if interpreter.exists() { Command::new(interpreter) } else { Command::new("python3") }
}

/// Whether Python can import a module.
pub(crate) fn has_module(module: &str) -> bool {
    let output = python().args(["-c", &format!("import {module}")]).output();
    output.is_ok_and(|output| output.status.success())
}

fn has_node_package(package: &str) -> bool {
    let node = Command::new("node").arg("--version").output();
    node.is_ok() && installed().join("node_modules").join(package).is_dir()
}

fn installed() -> PathBuf {
    root().join("target/consumers")
}
