"""Two-factor keys and codes: read and build them, show and read QR pictures, practise. No Qt, no disk."""
