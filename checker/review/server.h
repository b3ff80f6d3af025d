// The loopback server of the review page: the page that --format html writes, with decisions going straight to their
// file. It answers this machine alone, and only requests with the token of this run (guard.h).
#pragma once

#include "reports/formats.h"

#include <claimcheck/finding.h>
#include <claimcheck/shown_document.h>

#include <memory>
#include <string>
#include <vector>

namespace claimcheck::review {

struct ServerOptions {
  int port = 0;                // 0: any that is free
  std::string token;           // of make_token()
  std::string decisions_path;  // created by the first decision
  reports::ReportOptions report;
};

class Server {
 public:
  explicit Server(ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes the port on 127.0.0.1; false where it is taken.
  bool bind();
  /// "http://127.0.0.1:PORT/TOKEN/", after bind().
  std::string address() const;

  /// What the page shows from now on; pages that are open fetch it. Safe while run() runs.
  void publish(Report report, std::vector<ShownDocument> documents);

  /// Answers requests until stop() is called from another thread, which may also come just before.
  void run();
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace claimcheck::review
