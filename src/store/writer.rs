//! Writes a workspace in its file form: plain JSON, pretty, in a stable order.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::model::json_schema::{FORMAT, VERSION};
use crate::model::kinds::Kind;
use crate::model::workspace::{Table, Workspace};

/// Writes the workspace: format and version first, then the office, the tables in the order of the
/// kinds with their records in the order of their ids, the change log, and what this version does not know.
///
/// # Errors
/// Those of the output.
pub fn write(workspace: &Workspace, output: &mut dyn Write) -> io::Result<()> {
    let mut output = io::BufWriter::with_capacity(1 << 20, output);
    serde_json::to_writer_pretty(&mut output, &File(workspace))?;
    output.write_all(b"\n")?;
    output.flush()
}

struct File<'a>(&'a Workspace);

struct Rows<'a>(&'a Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.0.len()))?;
        for record in self.0.values() {
            sequence.serialize_element(record.as_ref())?;
        }
        sequence.end()
    }
}

impl Serialize for File<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        map.serialize_entry("version", &VERSION)?;
        for kind in Kind::all() {
            let table = self.0.table(kind);
            if kind == Kind::OFFICE {
                map.serialize_entry(kind.def().table, self.0.office().as_ref())?;
            } else if kind.def().listed || !table.is_empty() {
                map.serialize_entry(kind.def().table, &Rows(table))?;
            }
        }
        if !self.0.log.is_empty() {
            map.serialize_entry("changes", &Log(self.0))?;
        }
        for (key, json) in self.0.extra.iter() {
            map.serialize_entry(key, json)?;
        }
        map.end()
    }
}

struct Log<'a>(&'a Workspace);

impl Serialize for Log<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.log.iter())
    }
}
