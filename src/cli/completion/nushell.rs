use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_complete::CompletionCandidate;
use clap_complete::engine;
use clap_complete::env::EnvCompleter;
use serde_json::{Value, json};

/// Completion in Nushell, through its external completer, which receives the words up to the cursor.
///
/// See <https://www.nushell.sh/cookbook/external_completers.html>; `clap_complete` does not support Nushell.
pub(super) struct Nushell;

impl EnvCompleter for Nushell {
    fn name(&self) -> &'static str {
        "nushell"
    }

    fn is(&self, name: &str) -> bool {
        ["nushell", "nu"].contains(&name)
    }

    /// Other programs are still completed by the previously configured completer.
    fn write_registration(
        &self,
        variable: &str,
        name: &str,
        program: &str,
        completer: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        write!(
            out,
            r#"let {name}_next_completer = $env.config?.completions?.external?.completer?
$env.config.completions.external.enable = true
$env.config.completions.external.completer = {{|spans: list<string>|
    if $spans.0 == "{program}" {{
        with-env {{{variable}: "nushell"}} {{ ^{completer} -- ...$spans | from json }}
    }} else if ${name}_next_completer != null {{
        do ${name}_next_completer $spans
    }}
}}
"#
        )
    }

    /// Writes the candidates as JSON: `[{"value": "lei-jun", "description": "Lei Jun"}]`.
    fn write_complete(
        &self,
        program: &mut Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let cursor = words.len().saturating_sub(1);
        let candidates = engine::complete(program, words, cursor, folder)?;
        let records: Vec<Value> = candidates.iter().map(record).collect();
        serde_json::to_writer(&mut *out, &records)?;
        writeln!(out)
    }
}

fn record(candidate: &CompletionCandidate) -> Value {
    let help = candidate.get_help().map(ToString::to_string);
    let description = help.as_deref().and_then(|help| help.lines().next());
    json!({ "value": candidate.get_value().to_string_lossy(), "description": description })
}
