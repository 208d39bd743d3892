importScripts('/widget/push-worker.js');
