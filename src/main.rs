//! The entry point: prints completions, runs a command, or opens the explorer or the finder.

use std::process::ExitCode;

use guanxi::cli::{self, Arguments, Failure, OpenCommand, PickCommand};

fn main() -> ExitCode {
    if let Some(status) = cli::complete() {
        return status;
    }
    let arguments = match Arguments::parse_from(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    let result = match (arguments.open_command(), arguments.pick_command()) {
        (Some(command), _) => explore(&arguments, command),
        (None, Some(command)) => pick(&arguments, command),
        (None, None) => return cli::run(&arguments),
    };
    result.unwrap_or_else(|failure| cli::report_failure(&failure))
}

#[cfg(feature = "tui")]
fn explore(arguments: &Arguments, command: &OpenCommand) -> Result<ExitCode, Failure> {
    use guanxi::settings::{STARTER_HINTS, Setting};
    use guanxi::tui::{self, Options};

    cli::record_panics();
    let context = arguments.context();
    let (focus, notice) = command.resolve_entity(&context)?;
    let settings = context.settings();
    let options = Options {
        focus,
        notice: notice.or_else(|| context.articles_note().map(str::to_owned)),
        hints: STARTER_HINTS.to_vec(),
        hops: command.depth.or(Some(settings.depth())),
        filter: command.filter(&context)?,
        theme: context.theme_choice(),
        glyph_set: context.glyph_set(),
        state_folder: cli::Context::state_folder(),
        keys: settings.keys.clone(),
        editor: settings.text(Setting::Editor),
        opener: settings.text(Setting::Opener),
    };
    match tui::start(context.into_loaded_with_settings()?, options) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(failure) => Err(to_failure(failure)),
    }
}

#[cfg(feature = "tui")]
fn to_failure(failure: guanxi::tui::ExplorerFailure) -> Failure {
    use guanxi::tui::ExplorerFailure;

    match failure {
        ExplorerFailure::Terminal(failure) => Failure::Usage(failure),
        ExplorerFailure::Panicked(session) => cli::report_crash(&session),
        ExplorerFailure::BookmarksLost(reason) => Failure::File(reason),
    }
}

/// Opens the standalone finder, and prints the chosen references, one per line. Exit status 1 if there are none.
#[cfg(feature = "tui")]
fn pick(arguments: &Arguments, command: &PickCommand) -> Result<ExitCode, Failure> {
    use guanxi::tui::{self, Options, PickMode};

    cli::record_panics();
    let context = arguments.context();
    context.print_settings_problems();
    let options = Options {
        filter: command.filter(&context)?,
        theme: context.theme_choice(),
        glyph_set: context.glyph_set(),
        keys: context.settings().keys.clone(),
        ..Options::default()
    };
    let mode = if command.multi { PickMode::Multiple } else { PickMode::Single };
    let references =
        tui::pick(context.into_loaded()?, options, &command.query(), mode).map_err(to_failure)?;
    cli::print_references(&references)
}

#[cfg(not(feature = "tui"))]
fn explore(_: &Arguments, _: &OpenCommand) -> Result<ExitCode, Failure> {
    let message = "this build has no explorer: `guanxi --help` lists the commands";
    Err(Failure::Usage(message.to_owned()))
}

#[cfg(not(feature = "tui"))]
fn pick(_: &Arguments, _: &PickCommand) -> Result<ExitCode, Failure> {
    let message = "this build has no finder: use `guanxi search`";
    Err(Failure::Usage(message.to_owned()))
}
