use std::io::Write;
use std::process::ExitCode;

use super::args::Arguments;
use super::command::Command;
use super::failure::Failure;
use super::hyperlinks::LinkWriter;
use super::ui::AsciiWriter;
use super::ui::{self, Output, PagerMode};

/// Runs the command, with output to standard output and errors to standard error, and returns the exit status.
pub fn run(arguments: &Arguments) -> ExitCode {
    let Some(command) = &arguments.command else { return ExitCode::SUCCESS };
    let context = arguments.context();
    if !matches!(command, Command::Config(_)) {
        context.print_settings_problems();
    }
    let mut out = Output::new(arguments.pager());
    let mut text = AsciiWriter(&mut out);
    let text: &mut dyn Write =
        if arguments.prints_records_as_text() && context.settings().is_ascii() {
            &mut text
        } else {
            text.0
        };
    let result = if arguments.adds_links(context.color) {
        let mut links = LinkWriter::new(&context, text);
        let result = command.run(&context, &mut links);
        result.and(links.finish().map_err(Failure::Output))
    } else {
        command.run(&context, text)
    };
    // Finish first, so that output written before a failure precedes the error message.
    let finished = out.finish().map_err(Failure::Output);
    context.save_graph();
    let result = match (result, finished) {
        // A failure to print the problems matters more than the problems.
        (Err(Failure::CheckFailed), Err(failure)) if failure.exit_code() > 0 => Err(failure),
        (result, finished) => result.and(finished),
    };
    result.map_or_else(|failure| report_failure(&failure), |()| ExitCode::SUCCESS)
}

/// Prints the references chosen in the finder, one per line. Returns exit status 1 if there are none.
///
/// # Errors
///
/// Fails if standard output cannot be written.
pub fn print_references(references: &[String]) -> Result<ExitCode, Failure> {
    let mut out = Output::new(PagerMode::Never);
    references.iter().try_for_each(|reference| writeln!(out, "{reference}"))?;
    out.finish()?;
    Ok(if references.is_empty() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Prints a failure on standard error, and returns its exit status.
pub fn report_failure(failure: &Failure) -> ExitCode {
    if failure.exit_code() > 0 && !matches!(failure, Failure::CheckFailed) {
        ui::print_message(failure);
    }
    ExitCode::from(failure.exit_code())
}
