use std::io::Write;
use std::process::ExitCode;

use super::args::Arguments;
use super::failure::Failure;
use super::ui;

/// Runs a command: output to standard output, errors to standard error.
pub fn run(arguments: &Arguments) -> ExitCode {
    let Some(command) = &arguments.command else { return ExitCode::SUCCESS };
    let context = arguments.context();
    let mut out = ui::answer();
    let ran = command.run(&context, &mut out);
    // Output written before a failure appears before its message.
    let flushed = out.flush().map_err(Failure::Output);
    ran.and(flushed).map_or_else(|failure| fail(&failure), |()| ExitCode::SUCCESS)
}

/// Prints what was chosen in the picker, one per line; status 1 if nothing was.
///
/// # Errors
///
/// Fails if standard output cannot be written.
pub fn print_chosen(chosen: &[String]) -> Result<ExitCode, Failure> {
    let mut out = ui::answer();
    chosen.iter().try_for_each(|reference| writeln!(out, "{reference}"))?;
    out.flush()?;
    Ok(if chosen.is_empty() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Prints a failure on standard error.
pub fn fail(failure: &Failure) -> ExitCode {
    if failure.code() > 0 && !matches!(failure, Failure::Negative) {
        ui::note(failure);
    }
    ExitCode::from(failure.code())
}
