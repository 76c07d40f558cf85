//! `landgang export`: the open directory as a file.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use kit_store::{Given, Store};
use realm_public::{Form, Public, export};

use crate::place::Place;
use crate::process::Process;
use crate::{Fault, commands};

/// The words of `export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The open directory as one HSDS page with every service.
    Hsds(Where),
    /// The open directory as tables of HSDS in a zip file (a Tabular Data Package), for spreadsheets.
    Csv(Where),
    /// The places of the open directory as GeoJSON, for maps.
    Geojson(Where),
    /// The meetings of the days to come as a calendar file (iCalendar).
    Ics {
        #[command(flatten)]
        place: Where,
        /// How many days, today among them.
        #[arg(long, default_value_t = 28, value_parser = clap::value_parser!(i32).range(1..=366))]
        days: i32,
    },
}

#[derive(Debug, Args)]
struct Where {
    /// The file to write; it must not be there yet.
    #[arg(long)]
    to: PathBuf,
    /// The installation.
    #[arg(long, default_value = "landgang.toml")]
    config: PathBuf,
}

impl Export {
    /// Exports.
    ///
    /// # Errors
    /// If the installation cannot be opened or the file is there already.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        let (form, Where { to, config }) = match self.what {
            What::Hsds(place) => (Form::Json, place),
            What::Csv(place) => (Form::Tables, place),
            What::Geojson(place) => (Form::GeoJson, place),
            What::Ics { place, days } => (Form::Calendar { days }, place),
        };
        let config = commands::read(&config)?;
        let section = config
            .front
            .as_ref()
            .ok_or("the configuration has no [front]")?;
        let place = Place::of(&config, Process::Front, section);
        let given = Given::system();
        let store: Store<Public> = Store::open(&place.database("public"), &given)?;
        let exported = export(&store, &given, form, section.hide_after_days())?;
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&to)
            .map_err(|e| format!("cannot write {}: {e}", to.display()))?;
        std::io::Write::write_all(&mut file, &exported.bytes)?;
        file.sync_all()?;
        println!(
            "{} communities written to {}",
            exported.communities,
            to.display()
        );
        if exported.without > 0 {
            let why = match form {
                Form::Calendar { .. } => "do not meet in that time, or say no hour,",
                Form::Json | Form::Tables | Form::GeoJson => "have no position",
            };
            println!("{} {why} and are left out", exported.without);
        }
        Ok(ExitCode::SUCCESS)
    }
}
