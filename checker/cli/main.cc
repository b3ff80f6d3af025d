#include <cstdio>

int main() {
  std::puts("claimcheck");
  return 0;
}
