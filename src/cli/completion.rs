//! Shell completion. The script that `guanxi completions` prints runs guanxi on every Tab, so that completion includes
//! the slugs of the graph that the command line would open.

mod graph_values;
mod nushell;

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};

use super::args::Arguments;
use super::failure::Failure;
use super::run::report_failure;
use super::ui::{Output, PagerMode};
use graph_values::add_graph_values;
use nushell::Nushell;

pub(super) const SHELLS: Shells<'_> = Shells(&[&Bash, &Elvish, &Fish, &Nushell, &Powershell, &Zsh]);

/// The environment variable in which a completion script names its shell.
const SHELL_VARIABLE: &str = "GUANXI_COMPLETE";

/// Prints the completions of a command line, which the completion script passes after `--`. Returns `None` if guanxi
/// was not run by a completion script.
pub fn complete() -> Option<ExitCode> {
    let name = env::var(SHELL_VARIABLE).ok()?;
    let shell = SHELLS.completer(&name)?;
    let words: Vec<OsString> = env::args_os().skip_while(|word| word != "--").skip(1).collect();
    if words.is_empty() {
        return None;
    }
    let result = write_candidates(shell, words).map_err(Failure::Output);
    Some(result.map_or_else(|failure| report_failure(&failure), |()| ExitCode::SUCCESS))
}

pub(super) fn write_script(shell: &dyn EnvCompleter, out: &mut dyn Write) -> io::Result<()> {
    shell.write_registration(SHELL_VARIABLE, "guanxi", "guanxi", "guanxi", out)
}

fn write_candidates(shell: &dyn EnvCompleter, words: Vec<OsString>) -> io::Result<()> {
    let mut command = add_graph_values(Arguments::command(), &words);
    let mut out = Output::new(PagerMode::Never);
    shell.write_complete(&mut command, words, env::current_dir().ok().as_deref(), &mut out)?;
    out.finish()
}
