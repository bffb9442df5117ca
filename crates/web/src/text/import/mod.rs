//! Taking in files.

mod de;
mod en;

use super::FrameText;

/// Taking in files.
pub trait ImportText: FrameText {
    fn import_title(&self) -> &'static str;
    fn import_rows_read(&self, done: u64, of: u64) -> String;
    fn import_lead(&self) -> &'static str;
    fn import_new(&self) -> &'static str;
    fn import_none(&self) -> &'static str;
    fn import_none_text(&self) -> &'static str;
    fn import_file(&self) -> &'static str;
    fn import_file_hint(&self) -> &'static str;
    fn import_step_file(&self) -> &'static str;
    fn import_step_map(&self) -> &'static str;
    fn import_step_run(&self) -> &'static str;
    fn import_source_hint(&self) -> &'static str;
    fn import_follows(&self) -> &'static str;
    fn import_country(&self) -> &'static str;
    fn import_country_hint(&self) -> &'static str;
    fn import_party(&self) -> &'static str;
    fn import_party_hint(&self) -> &'static str;
    fn import_evidence(&self) -> &'static str;
    fn import_evidence_hint(&self) -> &'static str;
    fn import_supplier(&self) -> &'static str;
    fn import_contract(&self) -> &'static str;
    fn import_delivered(&self) -> &'static str;
    fn import_occasion(&self) -> &'static str;
    fn import_claimed(&self) -> &'static str;
    fn import_upload(&self) -> &'static str;
    fn import_column(&self) -> &'static str;
    fn import_samples(&self) -> &'static str;
    fn import_target(&self) -> &'static str;
    fn import_look_again(&self) -> &'static str;
    fn import_run(&self) -> &'static str;
    fn import_cancel(&self) -> &'static str;
    fn import_uncertain(&self) -> &'static str;
    fn import_counts(&self) -> &'static str;
    fn import_faults(&self) -> &'static str;
    fn import_line(&self) -> &'static str;
    fn import_cause(&self) -> &'static str;
    fn import_rows(&self) -> &'static str;
    fn import_state(&self) -> &'static str;
    fn import_when(&self) -> &'static str;
    fn import_taken(&self) -> &'static str;
    fn import_running(&self) -> &'static str;
    fn import_interrupted(&self) -> &'static str;
    fn import_interrupted_text(&self) -> &'static str;
    fn import_resume(&self) -> &'static str;
    fn import_done(&self) -> &'static str;
    fn import_undone(&self) -> &'static str;
    fn import_stopped(&self) -> &'static str;
    fn import_waiting(&self) -> &'static str;
    fn import_stop(&self) -> &'static str;
    fn import_undo(&self) -> &'static str;
    fn import_undo_sure(&self) -> &'static str;
    fn import_rejected(&self) -> &'static str;
    fn import_rejected_none(&self) -> &'static str;
    fn import_rejected_hint(&self) -> &'static str;
    fn import_download(&self) -> &'static str;
    fn import_whole_row(&self) -> &'static str;
    fn import_of_report(&self) -> &'static str;
    fn import_look_failed(&self) -> &'static str;
    fn import_looked_at(&self, rows: u64) -> String;
    fn import_overlap_title(&self) -> &'static str;
    fn import_unkept(&self) -> &'static str;
    fn import_overlap_list(&self) -> &'static str;
    fn import_overlap(&self, known: u64, rows: u64) -> String;
    fn import_rows_done(&self, rows: u64) -> String;
    fn import_in_quarantine(&self, rows: u64) -> String;
    fn import_again(&self) -> &'static str;
}
