//! `guanxi config`: prints the path of the config file, the settings in effect, or the problems with the settings.

use std::io::Write;
use std::path::Path;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::check::{PROBLEM_COLUMNS, problem_record};
use crate::cli::config_file::ConfigFile;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::print::{self, Format, FormatFlags, Listing};
use crate::cli::ui::{self, Audience};
use crate::load::DatabaseAddress;
use crate::model::escape_hostile;
use crate::settings::{KeyRow, Origin, Setting};
use crate::text::count;

#[derive(Args, Clone, Debug)]
#[command(after_help = settings_help())]
pub(crate) struct ConfigCommand {
    #[command(subcommand)]
    subcommand: ConfigSubcommand,
}

#[derive(Clone, Debug, Subcommand)]
enum ConfigSubcommand {
    /// Print the path of the config file, which need not exist
    Path,
    /// List every setting with its value, and where the value comes from
    Show(FormatFlags),
    /// List every problem with the settings; fail if there are any
    Check(FormatFlags),
}

impl ConfigCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        match &self.subcommand {
            ConfigSubcommand::Path => print_path(context, &context.loaded_settings.file, out),
            ConfigSubcommand::Show(format) => print_settings(context, format.format(), out),
            ConfigSubcommand::Check(format) => check_settings(context, format.format(), out),
        }
    }
}

fn settings_help() -> String {
    let line = |setting: Setting| {
        format!("\n  {} ({})\n          {}", setting.name(), setting.variable(), setting.help())
    };
    let lines: String = Setting::ALL.into_iter().map(line).collect();
    format!("Settings, each with the environment variable that overrides the config file:{lines}")
}

fn print_path(context: &Context, file: &ConfigFile, out: &mut dyn Write) -> Result<(), Failure> {
    let Some(path) = file.path() else {
        return Err(Failure::NotFound(file.to_string()));
    };
    // People get a path in which hostile characters are escaped; programs need the exact path, which may not be UTF-8.
    match context.audience {
        Audience::Person => writeln!(out, "{file}")?,
        Audience::Program | Audience::File => {
            out.write_all(path.as_os_str().as_encoded_bytes())?;
            writeln!(out)?;
        }
    }
    if !path.exists() {
        ui::print_message("the file does not exist yet");
    }
    Ok(())
}

fn print_settings(context: &Context, format: Format, out: &mut dyn Write) -> Result<(), Failure> {
    context.print_settings_problems();
    let settings = Setting::ALL.into_iter().map(|setting| setting_record(context, setting));
    let keys = context.settings().keys.rows().iter().map(|row| key_record(context, row));
    let records: Vec<Value> = settings.chain(keys).collect();
    let listing = Listing::from_records(&["setting", "value", "from"], &records);
    Ok(print::write_listing(context.ui, format, &listing, records.into_iter(), out)?)
}

fn setting_record(context: &Context, setting: Setting) -> Value {
    let effective = context.settings().get(setting);
    let value = effective.value.as_ref().map(|value| value.to_string_lossy().into_owned());
    let value = match setting {
        Setting::Graph => {
            let shown = |value: String| {
                DatabaseAddress::from_path(Path::new(&value))
                    .map_or(value, |address| address.to_string())
            };
            Some(value.map_or_else(|| context.source.to_string(), shown))
        }
        _ => value,
    };
    json!({
        "setting": setting.name(),
        "value": value.map(|value| escape_hostile(&value).into_owned()),
        "from": describe_origin(context, setting, effective.origin),
    })
}

fn key_record(context: &Context, row: &KeyRow) -> Value {
    let (scope, action) = (row.binding.scope.name(), row.binding.action);
    let from = row.line.map_or_else(|| "default".to_owned(), |line| file_and_line(context, line));
    json!({
        "setting": format!("keys.{scope}.{action}"),
        "value": row.keys,
        "from": from,
    })
}

fn describe_origin(context: &Context, setting: Setting, origin: Origin) -> String {
    match origin {
        Origin::Flag if setting == Setting::Cache => "--no-cache".to_owned(),
        Origin::Flag => format!("--{}", setting.name()),
        Origin::Variable(name) => name.to_owned(),
        Origin::File(line) => file_and_line(context, line),
        Origin::Default => "default".to_owned(),
    }
}

fn file_and_line(context: &Context, line: u32) -> String {
    format!("{}:{line}", context.loaded_settings.file)
}

fn check_settings(context: &Context, format: Format, out: &mut dyn Write) -> Result<(), Failure> {
    let problems = context.loaded_settings.problems();
    match format {
        Format::Table => {
            for problem in &problems {
                writeln!(out, "{}", problem.render(context.ui.palette))?;
            }
            let file = &context.loaded_settings.file;
            writeln!(out, "{file}: {}", count(problems.len(), "problem", "problems"))?;
        }
        format => {
            let records: Vec<Value> = problems.iter().map(problem_record).collect();
            let listing = Listing::from_records(&PROBLEM_COLUMNS, &records);
            print::write_listing(context.ui, format, &listing, records.into_iter(), out)?;
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::CheckFailed) }
}
