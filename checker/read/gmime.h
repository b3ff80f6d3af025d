// GMime, loaded when the first e-mail is read: it brings fourteen other libraries with it, and loading them all took a
// quarter of the start of every run (docs/performance.md, "Start-up").
#pragma once

#include <gmime/gmime.h>

#include <string>

namespace claimcheck::read {

/// The functions of GMime, GObject and GLib that e-mail is read with, under their own names. Their macros that call
/// functions ("GMIME_IS_PART") would need the libraries at the start.
#define CLAIMCHECK_GMIME_FUNCTIONS(function)   \
  function(g_mime_init);                       \
  function(g_mime_stream_mem_new_with_buffer); \
  function(g_mime_parser_new_with_stream);     \
  function(g_mime_parser_construct_message);   \
  function(g_mime_message_get_subject);        \
  function(g_mime_message_get_from);           \
  function(g_mime_message_get_date);           \
  function(g_mime_message_get_mime_part);      \
  function(g_mime_message_part_get_message);   \
  function(g_mime_message_part_get_type);      \
  function(g_mime_multipart_get_count);        \
  function(g_mime_multipart_get_part);         \
  function(g_mime_multipart_get_type);         \
  function(g_mime_part_is_attachment);         \
  function(g_mime_text_part_get_text);         \
  function(g_mime_text_part_get_type);         \
  function(g_mime_object_get_content_type);    \
  function(g_mime_content_type_is_type);       \
  function(internet_address_list_length);      \
  function(internet_address_list_get_address); \
  function(internet_address_get_name);         \
  function(internet_address_mailbox_get_addr); \
  function(internet_address_mailbox_get_type); \
  function(g_date_time_get_year);              \
  function(g_date_time_get_month);             \
  function(g_date_time_get_day_of_month);      \
  function(g_type_check_instance_is_a);        \
  function(g_object_unref);                    \
  function(g_free)

struct Gmime {
#define CLAIMCHECK_MEMBER(name) decltype(&::name) name = nullptr
  CLAIMCHECK_GMIME_FUNCTIONS(CLAIMCHECK_MEMBER);
#undef CLAIMCHECK_MEMBER

  /// Whether a GObject is of the type.
  bool is_a(void* object, GType type) const {
    return g_type_check_instance_is_a(static_cast<GTypeInstance*>(object), type) != 0;
  }
};

/// Null, with `problem` set, where the library cannot be loaded. Safe to call from several threads.
const Gmime* load_gmime(std::string& problem);

}  // namespace claimcheck::read
