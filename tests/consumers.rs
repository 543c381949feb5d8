//! The programs that read exports: Python's and Node's packages, which `.ci/run` installs in `target/consumers`.

mod graphs;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::cases::root;

/// A reader of another program: a script in `tests/consumers`, and the package that it needs.
pub(crate) struct Consumer {
    pub(crate) script: &'static str,
    pub(crate) package: &'static str,
}

impl Consumer {
    /// Reads an export and returns what the script prints about it, as JSON; `None`, with a message, if the package is not
    /// installed. The script is called with the path of a file that contains the export, and fails the test if it fails.
    pub(crate) fn read(&self, export: &[u8]) -> Option<Value> {
        if !self.is_installed() {
            eprintln!("skipped: {} is not installed, so it reads no export", self.package);
            return None;
        }
        let folder = tempfile::tempdir().expect("the temporary folder should be created");
        let file = folder.path().join("export");
        fs::write(&file, export).expect("the export should be writable");
        let output = self.command().arg(file).output().expect("the interpreter should run");
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
